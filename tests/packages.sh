# Installs Debian packages that are missing, on Debian and Ubuntu; elsewhere it says what is needed. To be sourced.

install_missing() {
  command -v dpkg-query >/dev/null || {
    echo "No dpkg here: install the counterparts of these Debian packages by hand: $*" >&2
    return 0
  }
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "Installing Debian packages: ${missing[*]}"
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
