import { _t } from "@web/core/l10n/translation";

const { DateTime } = luxon;

/** Messages of one author that follow each other within this time stand together, in minutes. */
const TOGETHER = 5;

/**
 * Messages with what their place in the conversation adds: `day`, the heading above the first one of a day, and
 * `squashed` when it goes on where the one above ended.
 *
 * @returns {{message: object, day: string|false, squashed: boolean}[]}
 */
export function grouped(messages) {
    let above;
    return messages.map((message) => {
        const { at } = message;
        const newDay = !above || !at.hasSame(above.at, "day");
        const squashed = !newDay && sameAuthor(above, message) && at.diff(above.at, "minutes").minutes < TOGETHER;
        above = message;
        return { message, day: newDay && dayName(at), squashed };
    });
}

function sameAuthor(one, other) {
    return one.author.id === other.author.id && one.author_name === other.author_name && one.type !== "system" && other.type !== "system";
}

export function dayName(at) {
    const today = DateTime.local();
    if (at.hasSame(today, "day")) {
        return _t("Today");
    }
    if (at.hasSame(today.minus({ days: 1 }), "day")) {
        return _t("Yesterday");
    }
    return at.toLocaleString(at.hasSame(today, "year") ? { weekday: "long", day: "numeric", month: "long" } : DateTime.DATE_FULL);
}
