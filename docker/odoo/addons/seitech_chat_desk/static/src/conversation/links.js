const ADDRESS = /https?:\/\/[^\s<>"']+/g;
/** What ends a sentence rather than an address. */
const TRAILING = /[.,;:!?)\]}»”']+$/;

/**
 * Cuts a text at its web addresses. Only `http` and `https` become links: what visitors write is never trusted.
 *
 * @returns {{text: string, href: string|false}[]}
 */
export function withLinks(text) {
    const parts = [];
    let end = 0;
    for (const match of text.matchAll(ADDRESS)) {
        const address = match[0].replace(TRAILING, "");
        parts.push({ text: text.slice(end, match.index), href: false }, { text: address, href: address });
        end = match.index + address.length;
    }
    parts.push({ text: text.slice(end), href: false });
    return parts.filter((part) => part.text);
}
