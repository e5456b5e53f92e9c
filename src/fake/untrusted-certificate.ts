/**
 * A self-signed certificate that no client has a reason to trust, and its key. Nothing about the key is secret: it stands
 * in every copy of the kit, so that none has to be made at start (Node signs no certificates, and openssl may be absent).
 * Whoever trusts it all the same loses nothing by that: it is no authority, and vouches for this machine alone. Those
 * names are right, so that a client which checks the name and nothing else takes it. Made, for a hundred years, with
 * openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj '/CN=ticaga-kit: do not trust'
 * -addext subjectAltName=IP:127.0.0.1,IP:::1,DNS:localhost -addext basicConstraints=critical,CA:FALSE
 */
export const untrustedCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLEm69h3Ea0y/FVXt
UqmzrEFIk/uMY5IBJZKatGrUpqihRANCAASKs1I6LIVFbnNDlI78ms2MrBeWLb/v
BKnOlaDGbIIRwcBHeScThnVczOmA/8ESxB96pSAQ/83rV6nLiuTD04XY
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIByTCCAW6gAwIBAgIULyIdxBC4Bi7IzW/Jy6hjFTYEKwAwCgYIKoZIzj0EAwIw
IzEhMB8GA1UEAwwYdGljYWdhLWtpdDogZG8gbm90IHRydXN0MCAXDTI2MTEyNTA5
MTA0NFoYDzIxMjYxMTAxMDkxMDQ0WjAjMSEwHwYDVQQDDBh0aWNhZ2Eta2l0OiBk
byBub3QgdHJ1c3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASKs1I6LIVFbnND
lI78ms2MrBeWLb/vBKnOlaDGbIIRwcBHeScThnVczOmA/8ESxB96pSAQ/83rV6nL
iuTD04XYo34wfDAdBgNVHQ4EFgQUuwnDkrLLsJ7/h3PpU+DJDRjmXpAwHwYDVR0j
BBgwFoAUuwnDkrLLsJ7/h3PpU+DJDRjmXpAwLAYDVR0RBCUwI4cEfwAAAYcQAAAA
AAAAAAAAAAAAAAAAAYIJbG9jYWxob3N0MAwGA1UdEwEB/wQCMAAwCgYIKoZIzj0E
AwIDSQAwRgIhAJY3FlQ76zsRY42oZ1+HZi/Dp4D0n8o8RNpkyFa5JL6IAiEAr6qE
pH/des2hM+QiAxTaO0NFZ+a+kWbQWruWXHNmoGM=
-----END CERTIFICATE-----
`,
};
