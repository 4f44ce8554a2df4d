#!/usr/bin/env bash
# prerequisites.sh NAME...: installs what is missing of postgresql (server programs), libgomp1, fonts-dejavu-core, npm, chromium, make with apt.
# PostgreSQL comes without a server of its own: the private one lives in the data folder.
set -euo pipefail

as_root=()
if [ "$(id -u)" -ne 0 ] && command -v sudo >/dev/null; then as_root=(sudo); fi

missing=()
for name in "$@"; do
  case $name in
    postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql) ;;
    libgomp1) [ -n "$(find /usr/lib /lib -name 'libgomp.so.1' -print -quit 2>/dev/null)" ] || missing+=(libgomp1) ;;
    fonts-dejavu-core) [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || missing+=(fonts-dejavu-core) ;;
    make) command -v make >/dev/null || missing+=(make) ;;
    npm) command -v npm >/dev/null || missing+=(npm) ;;
    chromium) command -v chromium >/dev/null || missing+=(chromium) ;;
    *) echo "prerequisites.sh: expected postgresql, libgomp1, fonts-dejavu-core, npm, chromium or make, found '$name'" >&2; exit 2 ;;
  esac
done
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null || { [ "$(id -u)" -ne 0 ] && [ ${#as_root[@]} -eq 0 ]; }; then
  echo "Missing: ${missing[*]}. Install these packages as root (on Debian: apt-get install ${missing[*]})." >&2
  exit 1
fi

apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 -qq "$@" >/dev/null; }

# Another apt run on the machine can end ours half way.
install() {
  for attempt in 1 2 3; do
    if apt install -y --no-install-recommends "$@"; then return; fi
    echo "apt-get install $* failed, attempt $attempt of 3" >&2
    apt --fix-broken install -y || true
    apt update || true
  done
  return 1
}

echo "Installing ${missing[*]} ..."
apt update || true
for package in "${missing[@]}"; do
  if [ "$package" = postgresql ]; then
    install postgresql-common
    "${as_root[@]}" sed -i 's/^#\?create_main_cluster *=.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
  fi
  install "$package"
done
