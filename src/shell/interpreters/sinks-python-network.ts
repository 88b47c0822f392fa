/** python: what contacts hosts, as curl, nc and ssh. */
import { elementsOf, textOf, toValue } from './abstract.ts';
import { argument, connectTo, connectToAddress, fetchUrl, lower, type Sink, type Sinks } from './call.ts';

/** requests.get(url), session.post(url, data=…). */
function request(method: string | null, place: number): Sink {
  return (call, out) => {
    const url = argument(call, place, 'url');
    if (url === undefined) return undefined;
    const verb = method ?? textOf(argument(call, 0, 'method')) ?? 'GET';
    const data =
      call.named.get('data') ??
      call.named.get('json') ??
      call.named.get('files') ??
      call.named.get('content') ??
      (method === null || method === 'GET' ? undefined : call.args[place + 1]);
    return fetchUrl(url, { method: verb, data }, out);
  };
}

const urlopen: Sink = (call, out) => {
  const url = argument(call, 0, 'url');
  if (url === undefined) return undefined;
  const data = argument(call, 1, 'data');
  return fetchUrl(url, { data: data !== undefined && textOf(data) === 'None' ? undefined : data }, out);
};

const urlRequest: Sink = (call, out) => {
  const url = argument(call, 0, 'url');
  const data = argument(call, 1, 'data');
  if (url === undefined) return undefined;
  return data === undefined ? url : fetchUrl(url, { data }, out);
};

const connectTuple: Sink = (call, out) => {
  const address = call.args[0];
  const parts = address === undefined ? null : elementsOf(address);
  if (address === undefined) return undefined;
  return parts === null ? connectToAddress(address, out) : connectTo(parts[0], parts[1], out);
};

const connectPair: Sink = (call, out) =>
  connectTo(argument(call, 0, 'host', 'hostname', 'server'), argument(call, 1, 'port'), out);

export const pythonNetworkSinks = (): Sinks => ({
  'urllib.request.urlopen': urlopen,
  'urllib.urlopen': urlopen,
  'urllib2.urlopen': urlopen,
  'urllib.request.Request': urlRequest,
  'urllib2.Request': urlRequest,
  'urllib.request.urlretrieve': (call, out) => {
    const url = argument(call, 0, 'url');
    const file = argument(call, 1, 'filename');
    if (url !== undefined)
      out.command(['curl', ...(file === undefined ? ['-O'] : ['-o', toValue(file)]), toValue(url)]);
    return undefined;
  },
  ...requests('requests'),
  ...requests('requests.Session()'),
  ...requests('requests.session()'),
  ...requests('httpx'),
  ...requests('httpx.Client()'),
  ...requests('httpx.AsyncClient()'),
  ...requests('aiohttp.ClientSession()'),
  'urllib3.PoolManager().request': request(null, 1),
  'http.client.HTTPConnection': connectPair,
  'http.client.HTTPSConnection': connectPair,
  'httplib.HTTPConnection': connectPair,
  'httplib.HTTPSConnection': connectPair,
  'socket.socket().connect': connectTuple,
  'socket.socket().connect_ex': connectTuple,
  'socket.create_connection': connectTuple,
  '*.connect': (call, out) => (call.args[0]?.kind === 'list' ? connectTuple(call, out) : undefined),
  'socket.gethostbyname': lower(['nslookup', 0]),
  'socket.getaddrinfo': lower(['nslookup', 0]),
  'telnetlib.Telnet': connectPair,
  'ftplib.FTP': connectPair,
  'ftplib.FTP_TLS': connectPair,
  'smtplib.SMTP': connectPair,
  'smtplib.SMTP_SSL': connectPair,
  'paramiko.Transport': connectTuple,
  'paramiko.SSHClient().connect': (call, out) => {
    const host = argument(call, 0, 'hostname');
    if (host !== undefined) out.command(['ssh', toValue(host)]);
    return undefined;
  },
  'xmlrpc.client.ServerProxy': (call, out) =>
    call.args[0] === undefined ? undefined : fetchUrl(call.args[0], {}, out),
});

function requests(prefix: string): Sinks {
  return {
    [`${prefix}.get`]: request('GET', 0),
    [`${prefix}.head`]: request('HEAD', 0),
    [`${prefix}.post`]: request('POST', 0),
    [`${prefix}.put`]: request('PUT', 0),
    [`${prefix}.patch`]: request('PATCH', 0),
    [`${prefix}.delete`]: request('DELETE', 0),
    [`${prefix}.request`]: request(null, 1),
  };
}
