/** A clone of the Python blueprint, in its shape, with settings of a user's own. */
export const blueprintClone: Readonly<Record<string, string>> = {
  'helper_scripts/constants.py': 'IMAGE_NAME = "node_bot"\nIMAGE_TAG = "1.4.2"\n',
  'helper_scripts/secrets.env': 'DOCKER_HUB_USERNAME=ann\nDOCKER_HUB_TOKEN=canary-token\n',
  'src/main.py': 'from models.bot import Bot\n\nTEST_RUN = False\n',
  'src/test_config.env': 'CLUSTER_ID=c\nAPI_KEY=canary-key\n',
  'src/function_config.json': JSON.stringify({
    function: { function_name: 'rotate_nodes', inputs: [], env_variables: [] },
  }),
  'src/functions/__init__.py': '',
  'src/functions/nodes.py': [
    'from services.api_requests_svc import cast_api_get',
    '',
    '',
    'def rotate_nodes(bot_config):',
    '    for node in _old_nodes(bot_config):',
    '        pass',
    '',
    'def _old_nodes(bot_config):',
    '    return []',
    '',
    'def example_function(bot_config):',
    '    print(bot_config.inputs)',
    '',
  ].join('\n'),
  'node-bot_configmap.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: node-bot-config
  namespace: tools
data:
  function_config.json: |
    {
      "function": {
        "function_name": "rotate_nodes",
        "inputs": [
          {"name": "max_age_days", "value": 30},
          {"name": "label selector", "value": "tier=web"},
          {"name": "zones", "value": ["a", "b"]},
          {"name": "force", "value": false}
        ],
        "env_variables": [{"name": "LOG_LEVEL", "value": "INFO"}]
      }
    }
`,
  'node-bot_cronjob.yaml': `apiVersion: batch/v1
kind: CronJob
metadata:
  name: node-bot
  namespace: tools
spec:
  schedule: "15 3 * * 6"
  timeZone: Europe/Vilnius
  jobTemplate:
    spec:
      backoffLimit: 0
      activeDeadlineSeconds: 900
      template:
        spec:
          priorityClassName: system-cluster-critical
          imagePullSecrets:
          - name: hub
          containers:
          - name: node-bot
            image: registry.example.com/ann/node_bot:1.4.2
            env:
            - name: CLUSTER_ID
              valueFrom: {configMapKeyRef: {key: CLUSTER_ID, name: castai-cluster-controller}}
            - name: API_KEY
              valueFrom: {secretKeyRef: {name: castai-key, key: API_KEY}}
            - name: LOG_LEVEL
              value: "DEBUG"
            - name: DRAIN_FIRST
              value: "1"
            volumeMounts:
            - {name: config-volume, mountPath: /etc/config}
          volumes:
          - name: config-volume
            configMap: {name: node-bot-config}
`,
  'node-bot_pod.yaml': `apiVersion: v1
kind: Pod
metadata: {name: node-bot-pod, namespace: tools}
spec:
  containers:
  - {name: node-bot, image: "registry.example.com/ann/node_bot:1.4.2"}
`,
};
