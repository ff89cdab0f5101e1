#!/bin/sh
# Lists the clusters that the API key can see, as an example: put any program in any language in its place. With the
# input `reconcile`, a status like failed, it has CAST AI reconcile the cluster CLUSTER_ID when that has this status.
# It gets API_KEY (or API_KEY_FILE), API_URL (or API_REGION), CLUSTER_ID, LOG_LEVEL and the inputs in the file
# BOT_CONFIG, in a cluster /etc/config/function_config.json. Its last line on stdout is the report, its exit code
# says how it ended: 0 done, 1 failed, 75 CAST AI unavailable, 77 key refused, 78 configuration. Kubernetes retries
# 1 and 75.
set -u

bot='bare-bones'
function='script'
started_at=$(date -u +%Y-%m-%dT%H:%M:%SZ)
started=$(date +%s)
clusters=0
reconciled=0
id=''
cluster_id=''
reconcile=''
request=''
folder=''
# A dry run sends no write, but for `castai-bot run`, which wants to show it, and withholds it itself.
case ${DRY_RUN:-0} in 0 | false | no | off) dry_run=false ;; *) dry_run=true ;; esac

severity() {
  case $1 in
    [Dd][Ee][Bb][Uu][Gg]) echo 10 ;;
    [Ii][Nn][Ff][Oo]) echo 20 ;;
    [Ww][Aa][Rr][Nn][Ii][Nn][Gg]) echo 30 ;;
    [Ee][Rr][Rr][Oo][Rr]) echo 40 ;;
    [Cc][Rr][Ii][Tt][Ii][Cc][Aa][Ll]) echo 50 ;;
    *) echo 0 ;;
  esac
}

log() {
  if [ "$(severity "$1")" -ge "$threshold" ]; then
    printf '%s %-8s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" "$2" >&2
  fi
}

# Writes the report and ends: finish EXIT_CODE [ERROR_CODE MESSAGE]. The message is plain ASCII without quotes.
finish() {
  error=''
  if [ $# -gt 1 ]; then
    log ERROR "$3"
    error=$(printf ',"error":{"code":"%s","message":"%s"}' "$2" "$3")
  fi
  report=$(printf '{"schema":1,"bot":"%s","function":"%s","clusterId":%s,"exitCode":%d,"startedAt":"%s","durationMs":%d,"dryRun":%s,"counts":{"clusters":%d,"reconciled":%d},"failedCount":0,"failed":[]%s}' \
    "$bot" "$function" "${cluster_id:-null}" "$1" "$started_at" "$((($(date +%s) - started) * 1000))" "$dry_run" "$clusters" "$reconciled" "$error")
  printf '%s\n' "$report"
  termination_log=${TERMINATION_LOG:-/dev/termination-log}
  if [ -f "$termination_log" ]; then printf '%s\n' "$report" >"$termination_log"; fi
  exit "$1"
}

clean_up() {
  if [ -n "$request" ]; then kill "$request" 2>/dev/null; fi
  if [ -n "$folder" ]; then rm -rf "$folder"; fi
}

read_environment() {
  threshold=$(severity "${LOG_LEVEL:-INFO}")
  if [ "$threshold" -eq 0 ]; then
    threshold=20
    finish 78 config 'LOG_LEVEL: wanted CRITICAL, ERROR, WARNING, INFO or DEBUG'
  fi
  # Older agents of CAST AI wrote what the manifest passes on under AGENT_ names.
  id=${CLUSTER_ID:-${AGENT_CLUSTER_ID:-}}
  case $id in
    '') ;;
    *[!A-Za-z0-9._-]*) finish 78 config 'CLUSTER_ID: wanted the id of a cluster' ;;
    *) cluster_id="\"$id\"" ;;
  esac
  read_inputs
  read_api_key
  read_api_url
}

# The config is there wherever castai-bot runs it; a start by hand may do without.
read_inputs() {
  config=${BOT_CONFIG:-/etc/config/function_config.json}
  if [ ! -e "$config" ]; then return; fi
  if [ ! -r "$config" ]; then finish 78 config 'BOT_CONFIG: cannot be read'; fi
  reconcile=$(list_objects "$config" inputs 2 'name value' | awk -F '\t' '$1 == "reconcile" { print $2 }')
  case $reconcile in
    *[!A-Za-z_-]*) finish 78 config 'reconcile: wanted the status of a cluster, like failed, or an empty text' ;;
  esac
}

read_api_key() {
  api_key=${API_KEY:-}
  if [ -z "$api_key" ] && [ -n "${API_KEY_FILE:-}" ]; then
    if [ ! -r "$API_KEY_FILE" ]; then finish 78 config 'API_KEY_FILE: cannot be read'; fi
    api_key=$(cat "$API_KEY_FILE")
  fi
  api_key=$(printf '%s' "$api_key")
  unset API_KEY
  case $api_key in
    '') finish 78 config 'API_KEY: missing' ;;
    *[!A-Za-z0-9._~+/=-]*) finish 78 config 'API_KEY: has a character that no key has' ;;
  esac
}

# The key goes to CAST AI, to this machine, or to the one host that ALLOW_API_HOST names.
read_api_url() {
  case ${API_REGION:-us} in
    us) region_url=https://api.cast.ai ;;
    eu) region_url=https://api.eu.cast.ai ;;
    india) region_url=https://api.india.cast.ai ;;
    *) finish 78 config 'API_REGION: wanted us, eu or india' ;;
  esac
  if [ -z "${API_REGION:-}" ]; then region_url=${AGENT_API_URL:-$region_url}; fi
  api_url=${API_URL:-$region_url}
  api_url=${api_url%/}
  case $api_url in
    https://api.cast.ai | https://api.eu.cast.ai | https://api.india.cast.ai) return ;;
    "https://${ALLOW_API_HOST:-api.cast.ai}") return ;;
    http://127.0.0.1:*) port=${api_url#http://127.0.0.1:} ;;
    http://localhost:*) port=${api_url#http://localhost:} ;;
    *) port='' ;;
  esac
  case $port in
    '' | *[!0-9]*) finish 78 config 'API_URL: another host than CAST AI needs https and ALLOW_API_HOST' ;;
  esac
  no_proxy=127.0.0.1,localhost
  export no_proxy
}

# Sends a request without a body, and keeps the answer in $folder/body: ask METHOD PATH. The key reaches curl through
# stdin: argv is for everyone on the machine to read. curl runs in the background, since a shell hears no signal while
# it waits for a program in the foreground.
ask() {
  what="$1 $2"
  log DEBUG "$what"
  if [ "$1" = POST ]; then set -- "$1" "$2" --header 'Content-Type: application/json' --data ''; fi
  method=$1
  url=$api_url$2
  shift 2
  printf 'header = "X-API-Key: %s"\n' "$api_key" |
    curl --disable --config - --silent --show-error --connect-timeout 10 --max-time 30 \
      --user-agent "castai-bot (bare-bones) bot/$bot" --header 'Accept: application/json' \
      --output "$folder/body" --write-out '%{http_code}' --request "$method" "$@" "$url" >"$folder/status" &
  request=$!
  wait "$request"
  result=$?
  request=''
  if [ "$result" -eq 127 ]; then finish 1 no_curl 'curl is not installed'; fi
  if [ "$result" -ne 0 ]; then finish 75 unavailable "$what: curl ended with $result"; fi
  status=$(cat "$folder/status")
  case $status in
    2??) ;;
    401) finish 77 unauthorized "$what: CAST AI refused the key with $status" ;;
    403) finish 77 forbidden "$what: the key has no right to do this, CAST AI answered $status" ;;
    408 | 429 | 5??) finish 75 unavailable "$what: CAST AI answered $status" ;;
    # What castai-bot run answers a write with that it withholds.
    405) if [ "$dry_run" = false ]; then finish 1 refused "$what: CAST AI answered $status"; fi ;;
    *) finish 1 refused "$what: CAST AI answered $status" ;;
  esac
}

# Prints the texts of these fields of each object in a list of a JSON file, without another tool than awk: between two
# quotes is text, outside of them only brackets, colons and commas matter. list_objects FILE LIST DEPTH FIELDS; DEPTH
# is how many brackets are open where the list is.
list_objects() {
  awk -v wanted="$2" -v level="$3" -v fields="$4" '
    BEGIN { RS = "\""; count = split(fields, field, " ") }
    inside {
      text = text $0
      if (match($0, /\\+$/) && RLENGTH % 2 == 1) text = text "\""
      else inside = 0
      next
    }
    {
      if ($0 ~ /^[ \t\r\n]*:/) { key = text; if (depth == level) list = text }
      else if (depth == level + 2 && list == wanted) value[key] = text
      for (at = 1; at <= length($0); at++) {
        character = substr($0, at, 1)
        if (character == "{" || character == "[") depth++
        if (character == "}" || character == "]") depth--
        if (character == "}" && depth == level + 1 && list == wanted) {
          for (number = 1; number <= count; number++) {
            printf "%s%s", value[field[number]], number == count ? "\n" : "\t"
            value[field[number]] = ""
          }
        }
      }
      inside = 1
      text = ""
    }
  ' "$1"
}

# The one thing that it writes: only where CLUSTER_ID has the status that the input names.
reconcile_cluster() {
  if [ -z "$id" ]; then finish 78 config 'CLUSTER_ID: missing, and reconcile is about that cluster'; fi
  found=$(awk -F '\t' -v id="$id" '$1 == id { print $3 }' "$folder/clusters")
  if [ "$found" != "$reconcile" ]; then
    log INFO "$id is ${found:-not there}: nothing to reconcile"
    return
  fi
  path="/v1/kubernetes/external-clusters/$id/reconcile"
  if [ "$dry_run" = true ] && [ -z "${PLAN_FILE:-}" ]; then
    log INFO "a dry run: POST $path is not sent"
    return
  fi
  ask POST "$path"
  case $status in
    2??) reconciled=1 ;;
  esac
}

trap clean_up EXIT
trap 'finish 143 stopped "ended by SIGTERM"' TERM
trap 'finish 130 stopped "ended by SIGINT"' INT
threshold=20
read_environment
folder=$(mktemp -d) || finish 1 no_folder 'no temporary folder'

ask GET /v1/kubernetes/external-clusters
case $(head -c 1 "$folder/body") in
  '{') ;;
  *) finish 1 unexpected_body 'GET /v1/kubernetes/external-clusters: the answer is not a JSON object' ;;
esac
list_objects "$folder/body" items 1 'id name status' >"$folder/clusters"
cat "$folder/clusters"
clusters=$(grep -c '' "$folder/clusters")
log INFO "$clusters clusters"
if [ -n "$reconcile" ]; then reconcile_cluster; fi
finish 0
