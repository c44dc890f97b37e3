#!/usr/bin/env bash
# Makes an authority and a certificate for each instance, with Elasticsearch's own tool and without any network. What is
# there and is for the same names stays as it is, so this may run at every start; to renew a certificate, delete its folder
# and run this again.
#
#   ELASTICSEARCH_HOME     where bin/elasticsearch-certutil is             (default /usr/share/elasticsearch)
#   CERTIFICATES_FOLDER    keeps ca/ca.{crt,key}, NAME/NAME.{crt,key} and NAME/names  (default /authority)
#   INSTANCES              names, with blanks between; each is also the instance's host name
#   EXTRA_NAMES            further host names or addresses of every instance  (default none; localhost is always one)
#   CERTIFICATE_DAYS       how long an instance's certificate is good      (default 825)
set -euo pipefail
umask 077

home=${ELASTICSEARCH_HOME:-/usr/share/elasticsearch}
folder=${CERTIFICATES_FOLDER:-/authority}
days=${CERTIFICATE_DAYS:-825}
read -r -a instances <<<"${INSTANCES:?names of the instances, with blanks between}"
read -r -a extra <<<"${EXTRA_NAMES:-}"

fail() { printf 'certificates: %s\n' "$*" >&2; exit 1; }

is_address() { [[ $1 =~ ^[0-9]{1,3}(\.[0-9]{1,3}){3}$ || $1 == *:* ]]; }

is_host() { [[ $1 =~ ^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$ ]]; }

[ -x "$home/bin/elasticsearch-certutil" ] || fail "no elasticsearch-certutil in $home/bin"
[[ $days =~ ^[0-9]+$ ]] || fail "CERTIFICATE_DAYS is no number: $days"
for name in "${instances[@]}" ${extra[@]+"${extra[@]}"}; do
  [[ $name =~ ^[0-9A-Fa-f:.]+$ ]] && is_address "$name" || is_host "$name" || fail "not a host name or address: $name"
  [ "$name" != ca ] || fail "ca is the authority's own name"
done

mkdir -p "$folder"
# What an interrupted run left is not looked at again.
work=$folder/.new
rm -rf "$work"
mkdir "$work"
trap 'rm -rf "$work"' EXIT

if [ ! -s "$folder/ca/ca.key" ]; then
  [ ! -e "$folder/ca" ] || fail "$folder/ca holds no key: remove it, and every certificate that it signed, or bring it back"
  "$home/bin/elasticsearch-certutil" ca --silent --pem --days 3650 --out "$work/ca.zip"
  unzip -q "$work/ca.zip" -d "$work"
  mv "$work/ca" "$folder/ca"
  printf 'made the authority\n'
fi

# A certificate for other names than are asked for now would be refused by everybody who comes under a new one.
names_of() { printf '%s\n' "$1" localhost 127.0.0.1 ${extra[@]+"${extra[@]}"} | sort -u; }

missing=()
for name in "${instances[@]}"; do
  if [ ! -s "$folder/$name/$name.key" ] || [ "$(names_of "$name")" != "$(cat "$folder/$name/names" 2>/dev/null)" ]; then
    missing+=("$name")
  fi
done
if [ ${#missing[@]} -gt 0 ]; then
  {
    printf 'instances:\n'
    for name in "${missing[@]}"; do
      addresses='' hosts=''
      while IFS= read -r host; do
        if is_address "$host"; then addresses+=", \"$host\""; else hosts+=", \"$host\""; fi
      done < <(names_of "$name")
      printf '  - name: "%s"\n    ip: [%s]\n    dns: [%s]\n' "$name" "${addresses#, }" "${hosts#, }"
    done
  } >"$work/instances.yml"
  "$home/bin/elasticsearch-certutil" cert --silent --pem --in "$work/instances.yml" --days "$days" \
    --ca-cert "$folder/ca/ca.crt" --ca-key "$folder/ca/ca.key" --out "$work/certificates.zip"
  unzip -q "$work/certificates.zip" -d "$work"
  for name in "${missing[@]}"; do
    names_of "$name" >"$work/$name/names"
    rm -rf "${folder:?}/$name"
    mv "$work/$name" "$folder/$name"
    printf 'made the certificate of %s\n' "$name"
  done
fi
