import { BlockList, isIP } from 'node:net';

/** Addresses that are not of the public internet (RFC 6890 and its updates). Node knows IPv4 ones in IPv6 clothes. */
const NOT_PUBLIC = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

/** Whether a text is a network such as `10.0.0.0/8` or `fd00::/8`, or a single address. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

const listOf = (networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address, bits] = network.split('/') as [string, string | undefined];
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    list.addSubnet(address, Number(bits ?? (family === 'ipv4' ? 32 : 128)), family);
  }
  return list;
};

/**
 * Says of an IP address whether messages may go there: to the public internet always, elsewhere only where a network
 * is named. @param allowed networks that must have passed `isNetwork`
 */
export function createReach(allowed: readonly string[]): (address: string) => boolean {
  const inside = listOf(NOT_PUBLIC);
  const named = listOf(allowed);
  return (address) => {
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    return named.check(address, family) || !inside.check(address, family);
  };
}
