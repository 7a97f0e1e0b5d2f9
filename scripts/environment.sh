# Sourced by scripts/demo, scripts/test and scripts/bench: the project's own virtual environment.
# `environment EXTRAS` makes .venv (or $HUVR_VENV) with this project and its extras installed,
# and does nothing where that is already so. Versions are those of constraints.txt; HUVR_CONSTRAINTS
# names another such file, or is empty for the newest versions that pyproject.toml admits.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=${HUVR_VENV:-$root/.venv}
constraints=${HUVR_CONSTRAINTS-$root/constraints.txt}
export PIP_DISABLE_PIP_VERSION_CHECK=1
export PYRIGHT_PYTHON_IGNORE_WARNINGS=1 # its version is a constraint: no look for a newer one

fail() { echo "error: $*" >&2; exit 1; }

if [ -n "$constraints" ]; then
  [ -r "$constraints" ] || fail "HUVR_CONSTRAINTS: no file $constraints"
  constraints=$(cd "$(dirname "$constraints")" && pwd)/$(basename "$constraints")
  # By environment, not by option: so they also hold for what builds the package. A URL, since pip
  # splits these at blanks. Until pip 25.2 one variable serves both, since then each has its own.
  export PIP_CONSTRAINT="file://${constraints// /%20}"
  export PIP_BUILD_CONSTRAINT=$PIP_CONSTRAINT
fi

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  local name
  for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if is_new_enough "$name"; then echo "$name"; return; fi
  done
  fail "no Python 3.11 or newer found${PYTHON:+ as $PYTHON} (set PYTHON to one)"
}

# Run an installation step; if it fails, say so in one line, with the cause where pip names one.
step() {
  local what=$1 log=$venv/install.log cause
  shift
  "$@" > "$log" 2>&1 && return
  if grep -qE 'connection broken|ConnectionError|Could not fetch URL|ProxyError|Timeout' "$log"; then
    fail "$what: the package registry cannot be reached (details: $log)"
  fi
  cause=$(grep -m 1 -iE '^ *error:' "$log" | sed -E 's/^ *[Ee][Rr]{2}[Oo][Rr]: *//' || true)
  fail "$what: ${cause:-failed} (details: $log)"
}

environment() {
  local extras=$1 python=$venv/bin/python base mark
  mark="$root $(cat "$root/pyproject.toml" ${constraints:+"$constraints"} | cksum)"
  if "$python" -c '' 2>/dev/null; then
    is_new_enough "$python" || fail "the Python in $venv is older than 3.11: remove that folder"
    [ "$(head -n 1 "$venv/.installed" 2>/dev/null)" = "$mark" ] || rm -f "$venv/.installed"
    if grep -qsFx "$extras" "$venv/.installed"; then return; fi
  else
    base=$(find_python) || exit 1
    mkdir -p "$venv" 2>/dev/null || fail "cannot make the folder $venv"
    rm -f "$venv/.installed"
    step "cannot make a virtual environment with $base" "$base" -m venv "$venv"
  fi
  echo "installing into $venv (a minute or two)" >&2
  local newest=; [ -n "$constraints" ] || newest="--upgrade --upgrade-strategy eager"
  step "cannot install" "$python" -m pip install --quiet $newest --editable "$root[$extras]"
  [ -f "$venv/.installed" ] || echo "$mark" > "$venv/.installed"
  echo "$extras" >> "$venv/.installed"
}
