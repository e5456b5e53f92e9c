# The tests of every shell plugin of the corpus: sh run.sh PLUGIN.sh linking [asks-server].
# Exit status 0: all passed, 1: one failed.
. "$(dirname "$0")/sound-plugin.sh"
. "$1"

# stored ID PAIR: compares the pair that the server holds, in a suite that asks the server.
asks_server() { case " $* " in *' asks-server '*) return 0 ;; *) return 1 ;; esac; }
stored() {
  curl -sS "$TICAGA_KIT_ADMIN/state" | php -r '$state = json_decode(stream_get_contents(STDIN), true);
    foreach ($state["customers"] as $one) if ($one["id"] == $argv[1]) exit("$one[billing_id] $one[billing_system]" === $argv[2] ? 0 : 1);' "$1" "$2"
}

link 2 joedoe@example.com 1 || exit 1
if asks_server "$@"; then stored 1 '2 Blesta' || exit 1; fi
! link 2 joedoe@example.com 3 || exit 1
! link 2 joedoe@example.com 404 || exit 1
