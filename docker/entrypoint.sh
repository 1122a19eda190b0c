#!/bin/sh
# Mounted folders often belong to root. Started as root, this hands them to PUID:PGID and then runs the
# service as that user; started as another user (--user, or a rootless engine), it runs the service as it is.
set -eu

data="${DATA_DIR:-/app/data}"
logs="${LOG_DIR:-/app/logs}"

if [ "$(id -u)" != 0 ]; then
  exec "$@"
fi

uid="${PUID:-1000}"
gid="${PGID:-1000}"
for id in "$uid" "$gid"; do
  case "$id" in
    '' | *[!0-9]*)
      echo "PUID and PGID must be numbers such as 1000 (got \"$uid\" and \"$gid\")." >&2
      exit 2
      ;;
  esac
done

for folder in "$data" "$logs"; do
  mkdir -p "$folder"
  # Only what belongs to somebody else: a second start must not walk over every file again.
  if ! find "$folder" \( ! -user "$uid" -o ! -group "$gid" \) -exec chown "$uid:$gid" {} +; then
    echo "The folder $folder cannot be given to user $uid. Give it to that user on the host: chown -R $uid:$gid <folder>" >&2
    exit 1
  fi
done

exec setpriv --reuid "$uid" --regid "$gid" --clear-groups --no-new-privs "$@"
