const ADDRESS = /https?:\/\/[^\s<>"']+/g;
/** What ends a sentence rather than an address. */
const TRAILING = new Set(".,;:!?)]}»”");

/**
 * Cuts a text at its web addresses. Only `http` and `https` become links: what visitors write is never trusted, nor may
 * it take more than one look at each character.
 *
 * @returns {{text: string, href: string|false}[]}
 */
export function withLinks(text) {
    const parts = [];
    let end = 0;
    for (const match of text.matchAll(ADDRESS)) {
        const address = withoutTrailing(match[0]);
        parts.push({ text: text.slice(end, match.index), href: false }, { text: address, href: address });
        end = match.index + address.length;
    }
    parts.push({ text: text.slice(end), href: false });
    return parts.filter((part) => part.text);
}

function withoutTrailing(address) {
    let length = address.length;
    while (TRAILING.has(address[length - 1])) {
        length--;
    }
    return address.slice(0, length);
}
