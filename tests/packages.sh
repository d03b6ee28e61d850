# Installs Debian packages that are missing, or unpacks them, on Debian and Ubuntu; elsewhere it says what is needed. To
# be sourced.

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

can_be_root() {
  [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null
}

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
  can_be_root || {
    printf 'These Debian packages are missing, and only root can install them. Run as root:\n  apt-get install %s\n' \
      "${missing[*]}" >&2
    return 1
  }
  echo "Installing Debian packages: ${missing[*]}"
  local wait=(-o DPkg::Lock::Timeout=600) # for others who install something
  as_root apt-get "${wait[@]}" update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get "${wait[@]}" install -y -qq --no-install-recommends --no-remove "${missing[@]}" \
    >/dev/null || {
    echo "They could not be installed without removing others that this machine has (see above): nothing was changed." >&2
    return 1
  }
}

# unpack FOLDER PACKAGE...: each package into FOLDER/PACKAGE, with its version in a file `version`, unless that version is
# there. Of `one|other` it is the first that the distribution has. Nothing is installed: they may exclude each other.
unpack() {
  command -v dpkg-query >/dev/null || {
    echo "No dpkg here: tests that compare with other programs are left out" >&2
    return 0
  }
  local folder=$1 archives choices package version
  shift
  declare -A versions=()
  while read -r package version; do
    versions[$package]=$version
  done < <(apt-cache show --no-all-versions ${*//|/ } 2>/dev/null |
    awk '$1 == "Package:" { package = $2 } $1 == "Version:" { print package, $2 }')
  local wanted=()
  for choices in "$@"; do
    for package in ${choices//|/ }; do
      [ -z "${versions[$package]:-}" ] || break
    done
    version=${versions[$package]:?"is the version of no package: $choices"}
    [ "$(cat "$folder/$package/version" 2>/dev/null)" = "$version" ] || wanted+=("$package")
  done
  [ ${#wanted[@]} -gt 0 ] || return 0
  echo "Unpacking Debian packages into $folder: ${wanted[*]}"
  archives=$(mktemp -d)
  download "$archives" "${wanted[@]}" || { as_root apt-get update -qq && download "$archives" "${wanted[@]}"; }
  for package in "${wanted[@]}"; do
    rm -rf "${folder:?}/$package"
    mkdir -p "$folder/$package"
    dpkg-deb --extract "$archives/${package}_"*.deb "$folder/$package"
    echo "${versions[$package]}" >"$folder/$package/version"
  done
  rm -rf "$archives"
}

# unpack_libraries FOLDER PACKAGE PROGRAM: beside the unpacked package, the libraries that its program does not find.
unpack_libraries() {
  command -v dpkg-query >/dev/null || return 0
  local folder=$1 package=$2 program=$1/$2/$3 no=(recommends suggests conflicts breaks replaces enhances)
  LD_LIBRARY_PATH=$(printf '%s:' "$folder"/*/usr/lib/*-linux-gnu) ldd "$program" | grep -q 'not found' || return 0
  local libraries=() library
  while read -r library; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$library" 2>/dev/null)" = installed ] || libraries+=("$library")
  done < <(apt-cache depends --recurse "${no[@]/#/--no-}" "$package" | grep -E '^lib[a-z0-9.+-]+$' | grep -vx "$package" | sort -u)
  unpack "$folder" "${libraries[@]}"
}

# apt_for PROCESSOR FOLDER ARGUMENT...: apt-get as on a machine with another processor and nothing installed. What it keeps
# is in the folder.
apt_for() {
  local processor=$1 folder=$2
  shift 2
  mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
  touch "$folder/status"
  apt-get -qq -o "APT::Architecture=$processor" -o "APT::Architectures::=$processor" -o "Dir::State::lists=$folder/lists" \
    -o "Dir::Cache=$folder/cache" -o "Dir::State::status=$folder/status" -o "APT::Sandbox::User=$(id -un)" "$@"
}

# unpack_sources FOLDER SOURCE...: the sources as the distribution has them, each into FOLDER/SOURCE unless that is there.
unpack_sources() {
  local folder=$1 wanted=() source
  shift
  for source in "$@"; do [ -d "$folder/$source" ] || wanted+=("$source"); done
  [ ${#wanted[@]} -gt 0 ] || return 0
  echo "Unpacking Debian sources into $folder: ${wanted[*]}"
  local place
  place=$(mktemp -d)
  mkdir -p "$place/lists/partial" "$place/cache/archives/partial" "$place/parts"
  # A list of sources of our own, since most machines know the addresses of programs alone.
  cp /etc/apt/sources.list.d/*.sources "$place/parts/" 2>/dev/null || true
  sed 's/^deb /deb-src /' /etc/apt/sources.list /etc/apt/sources.list.d/*.list >"$place/parts/all.list" 2>/dev/null || true
  sed -i 's/^Types:.*/Types: deb-src/' "$place"/parts/*.sources 2>/dev/null || true
  local options=(-qq -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$place/parts" -o Dir::State::Lists="$place/lists"
    -o Dir::Cache="$place/cache" -o APT::Sandbox::User="$(id -un)")
  apt-get "${options[@]}" update
  for source in "${wanted[@]}"; do
    mkdir -p "$place/$source" "$folder/$source"
    (cd "$place/$source" && apt-get "${options[@]}" source --download-only "$source" >/dev/null)
    tar -xf "$place/$source"/*.orig.tar.?z --strip-components=1 -C "$folder/$source"
  done
  rm -rf "$place"
}

download() (
  cd "$1" && shift && apt-get download -qq -o APT::Sandbox::User="$(id -un)" "$@"
)
