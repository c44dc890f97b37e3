#!/usr/bin/env bash
# First step of every start, before Elasticsearch: checks what .env says, makes certificates, and hands each service its own
# files in a volume of its own: no service sees the authority's key, nor the key of another. May run again at any time.
#
# Runs as root in a container without network and with the few rights that it takes to give files away.
#
#   NODES           names of the Elasticsearch nodes, with blanks between; /handout/NAME becomes the node's config folder
#   APPS            names of the instances of Listening Post, likewise
#   PUBLIC_NAME     host name or address under which people reach Kibana and Listening Post
set -euo pipefail
umask 077

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
handout=${HANDOUT_FOLDER:-/handout}
authority=${CERTIFICATES_FOLDER:-/authority}
image_config=${IMAGE_CONFIG:-/usr/share/elasticsearch/config}
read -r -a nodes <<<"${NODES:?names of the Elasticsearch nodes}"
read -r -a apps <<<"${APPS:?names of the instances of Listening Post}"

readonly ELASTIC_OWNER=${ELASTIC_OWNER:-1000:0} APP_OWNER=${APP_OWNER:-10001:10001}
readonly PASSWORD_CHARACTERS_MIN=16 KEY_CHARACTERS_MIN=32

fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

# check_secret NAME VALUE LENGTH: long enough, and of characters that need no quoting anywhere.
check_secret() {
  [ "${#2}" -ge "$3" ] || fail "$1 is shorter than $3 characters; make one with: openssl rand -hex 24"
  [[ $2 =~ ^[A-Za-z0-9._~-]+$ ]] || fail "$1 may hold letters, digits and . _ ~ - only"
}

check_secret ELASTIC_PASSWORD "${ELASTIC_PASSWORD:?}" "$PASSWORD_CHARACTERS_MIN"
check_secret KIBANA_PASSWORD "${KIBANA_PASSWORD:?}" "$PASSWORD_CHARACTERS_MIN"
check_secret KIBANA_ENCRYPTION_KEY "${KIBANA_ENCRYPTION_KEY:?}" "$KEY_CHARACTERS_MIN"

CERTIFICATES_FOLDER=$authority INSTANCES="${nodes[*]} kibana ${apps[*]}" EXTRA_NAMES=${PUBLIC_NAME:-} \
  bash "$here/certificates.sh"

# put SOURCE TARGET: only where it differs, for a running service may watch the file.
put() {
  cmp -s "$1" "$2" && return
  mkdir -p "$(dirname "$2")"
  cp "$1" "$2.new"
  mv "$2.new" "$2"
}

# hand_out NAME FOLDER OWNER: the authority's certificate and the instance's own pair.
hand_out() {
  put "$authority/ca/ca.crt" "$2/ca.crt"
  put "$authority/$1/$1.crt" "$2/$1.crt"
  put "$authority/$1/$1.key" "$2/$1.key"
  chmod 0755 "$2"
  chmod 0644 "$2/ca.crt" "$2/$1.crt"
  chmod 0600 "$2/$1.key"
  chown -R "$3" "$2"
}

# The node's config folder is that of this version's image, with its keystore and certificates: the root file system is
# read-only, and a folder left by an earlier version must not hold its old JVM options.
for node in "${nodes[@]}"; do
  config=$handout/$node
  (cd "$image_config" && find . -type f ! -name elasticsearch.keystore) | while IFS= read -r file; do
    put "$image_config/$file" "$config/$file"
  done
  (cd "$config" && find . -type f ! -name 'elasticsearch.keystore*' ! -path './certs/*') | while IFS= read -r file; do
    [ -e "$image_config/$file" ] || rm -f "${config:?}/$file"
  done
  chown -R "$ELASTIC_OWNER" "$config"
  chmod -R u=rwX,g=rX,o= "$config"
  hand_out "$node" "$config/certs" "$ELASTIC_OWNER"
done

hand_out kibana "$handout/kibana" "$ELASTIC_OWNER"
for app in "${apps[@]}"; do
  hand_out "$app" "$handout/$app" "$APP_OWNER"
done
if [ -d "${SNAPSHOTS_FOLDER:-/snapshots}" ]; then
  chown "$ELASTIC_OWNER" "${SNAPSHOTS_FOLDER:-/snapshots}"
fi
printf 'setup: done\n'
