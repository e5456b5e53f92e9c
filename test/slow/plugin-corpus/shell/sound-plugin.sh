# A small plugin for the shell that does everything right; one of the corpus defines a function of it anew.

# send METHOD ACTION [BODY]: prints the body, fails unless the status is 2xx.
send() {
  if [ $# -eq 3 ]; then
    curl -sSf -m 1.5 -X "$1" -H "Authorization: Bearer $TICAGA_API_TOKEN" -H 'Accept: application/json' \
      -H 'Content-Type: application/json' -d "$3" "$TICAGA_URL/api/$2"
  else
    curl -sSf -m 1.5 -H "Authorization: Bearer $TICAGA_API_TOKEN" -H 'Accept: application/json' "$TICAGA_URL/api/$2"
  fi
}

# field NAME [NAME]: the value in the JSON on stdin, as JSON; fails when there is none, or an error beside it.
field() {
  php -r '$value = json_decode(stream_get_contents(STDIN), true);
    if (isset($value["error"]) || isset($value["errors"])) exit(1);
    foreach (array_slice($argv, 1) as $name) { if (!isset($value[$name])) exit(1); $value = $value[$name]; }
    echo json_encode($value, JSON_UNESCAPED_SLASHES);' "$@"
}

encode() {
  printf '{"ticaga_id": %s, "billing_id": %s, "billing_system": "Blesta"}' "$1" "$2"
}

# link CLIENT EMAIL ID: EMAIL is the one of the billing system.
link() {
  user=$(send GET "customers/get/$3") || return 1
  [ "$(printf %s "$user" | field user id)" = "$3" ] || return 1
  [ "$(printf %s "$user" | field user email)" = "\"$2\"" ] || return 1
  answer=$(send POST customers/assign "$(encode "$3" "$1")") || return 1
  [ "$(printf %s "$answer" | field user)" = true ]
}
