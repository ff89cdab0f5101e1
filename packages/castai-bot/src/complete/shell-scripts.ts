/** What each shell needs; the words come from `castai-bot complete`, so that the scripts never grow old. */
export const shellScripts = {
  bash: `_castai_bot() {
  local value summary
  COMPREPLY=()
  while IFS=$'\\t' read -r value summary; do
    case $value in
      :files) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}") ;;
      :directories) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "\${COMP_WORDS[COMP_CWORD]}") ;;
      *) COMPREPLY+=("$value") ;;
    esac
  done < <(castai-bot complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _castai_bot castai-bot`,
  zsh: `#compdef castai-bot
_castai_bot() {
  local line summary
  local -a candidates
  while IFS= read -r line; do
    case $line in
      :files) compset -P '--*='; _files; return ;;
      :directories) compset -P '--*='; _files -/; return ;;
    esac
    summary=\${line#*$'\\t'}
    candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}\${summary:+:$summary}")
  done < <(castai-bot complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  _describe castai-bot candidates
}
compdef _castai_bot castai-bot
# Read from a folder of fpath, it is asked before it has said what to ask.
if [[ $funcstack[1] == _castai-bot ]]; then _castai_bot "$@"; fi`,
  fish: `function __castai_bot_complete
  set -l words (commandline -opc) (commandline -ct)
  for line in (castai-bot complete -- $words[2..-1] 2>/dev/null)
    switch $line
      case :files
        __fish_complete_path (commandline -ct)
      case :directories
        __fish_complete_directories (commandline -ct)
      case '*'
        echo $line
    end
  end
end
complete --command castai-bot --no-files --arguments '(__castai_bot_complete)'`,
} as const;

export type Shell = keyof typeof shellScripts;

export const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish'];
