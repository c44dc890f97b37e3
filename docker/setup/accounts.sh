#!/usr/bin/env bash
# Gives Kibana's own user its password, as soon as Elasticsearch answers. May run again: the password is then set anew.
# Everything that Listening Post itself works as is made by `listening-post users`.
#
#   ELASTICSEARCH_URL   such as https://es01:9200
#   KIBANA_USER         whose password (default kibana_system)
#   CA_CERTIFICATE      PEM file of the authority; none where the address is http
#   WAIT_SECONDS_MAX    longest wait for Elasticsearch (default 300)
set -euo pipefail

url=${ELASTICSEARCH_URL:?}
user=${KIBANA_USER:-kibana_system}
: "${ELASTIC_PASSWORD:?}" "${KIBANA_PASSWORD:?}"
deadline=$((SECONDS + ${WAIT_SECONDS_MAX:-300}))

fail() { printf 'accounts: %s\n' "$*" >&2; exit 1; }

# ask ARGUMENTS...: prints the status. The password goes through standard input: a process list shows arguments to everybody.
ask() {
  local trust=()
  [ -z "${CA_CERTIFICATE:-}" ] || trust=(--cacert "$CA_CERTIFICATE")
  printf 'user = "%s:%s"\n' "${ELASTIC_USERNAME:-elastic}" "$ELASTIC_PASSWORD" |
    curl --config - --silent --output /dev/null --write-out '%{http_code}' --max-time 30 \
      ${trust[@]+"${trust[@]}"} "$@" || true
}

status=000
while [ "$SECONDS" -lt "$deadline" ]; do
  status=$(ask "$url/_cluster/health?wait_for_status=yellow&timeout=5s")
  case $status in
    200) break ;;
    401) fail "ELASTIC_PASSWORD is not the password of the cluster, which keeps the one that it was made with" ;;
    *) sleep 2 ;;
  esac
done
[ "$status" = 200 ] || fail "no answer from $url (last status $status); see the logs of Elasticsearch"

# The characters of the password are checked by setup.sh, and need no quoting in JSON.
body=$(mktemp)
trap 'rm -f "$body"' EXIT
printf '{"password":"%s"}' "$KIBANA_PASSWORD" >"$body"
status=$(ask -X PUT -H 'Content-Type: application/json' --data-binary "@$body" "$url/_security/user/$user/_password")
[ "$status" = 200 ] || fail "the password of $user could not be set: status $status"
printf 'accounts: done\n'
