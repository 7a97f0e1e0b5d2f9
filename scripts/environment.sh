# Sourced by scripts/demo, scripts/test and scripts/bench: the project's own virtual environment.
# `environment EXTRAS` makes .venv (or $HUVR_VENV) with this project and its extras installed,
# and does nothing where that is already so.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=${HUVR_VENV:-$root/.venv}
export PIP_DISABLE_PIP_VERSION_CHECK=1

fail() { echo "error: $*" >&2; exit 1; }

find_python() {
  local name
  for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"; return
    fi
  done
  fail "no Python 3.11 or newer found (set PYTHON to one)"
}

environment() {
  local extras=$1 wanted python
  wanted="$extras $(cksum < "$root/pyproject.toml") $root"
  python=$venv/bin/python
  if [ "$(cat "$venv/.installed" 2>/dev/null)" = "$wanted" ] && "$python" -c '' 2>/dev/null; then
    return
  fi
  echo "installing into $venv" >&2
  local base; base=$(find_python) || exit 1
  "$python" -c '' 2>/dev/null || "$base" -m venv "$venv" || fail "$base cannot make a virtual environment in $venv"
  "$python" -m pip install --quiet --editable "$root[$extras]" || fail "the installation failed (see above)"
  echo "$wanted" > "$venv/.installed"
}
