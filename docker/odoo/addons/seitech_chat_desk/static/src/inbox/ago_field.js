import { Component, reactive, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

const { DateTime, Duration } = luxon;
const TICK = 20000;
/** From how many minutes on waiting is long, and too long. */
const LONG = 2;
const TOO_LONG = 10;

/** One clock for all of a list's cells. */
const clock = reactive({ now: DateTime.now() });
browser.setInterval(() => (clock.now = DateTime.now()), TICK);

/** How long ago a moment was, going on by itself. `waiting` colours what takes too long. */
export class AgoField extends Component {
    static template = "seitech_chat_desk.AgoField";
    static props = { ...standardFieldProps, waiting: { type: Boolean, optional: true } };

    setup() {
        this.state = useState(clock);
    }

    get value() {
        return this.props.record.data[this.props.name];
    }

    get minutes() {
        return this.state.now.diff(this.value, "minutes").minutes;
    }

    get text() {
        if (this.minutes < 1) {
            return _t("just now");
        }
        return this.props.waiting ? this.duration : this.value.toRelative({ base: this.state.now, style: "short" });
    }

    /** In its largest unit: 4 min, 3 hr, 2 days. */
    get duration() {
        const [unit, length] = [["days", 1440], ["hours", 60], ["minutes", 1]].find(([, length]) => this.minutes >= length);
        return Duration.fromObject({ [unit]: Math.floor(this.minutes / length) }).toHuman({ unitDisplay: "short" });
    }

    get title() {
        return this.value.toLocaleString(DateTime.DATETIME_MED);
    }

    get colour() {
        if (!this.props.waiting) {
            return "text-muted";
        }
        return this.minutes < LONG ? "text-bg-light" : this.minutes < TOO_LONG ? "text-bg-warning" : "text-bg-danger";
    }
}

const ago = {
    component: AgoField,
    supportedTypes: ["datetime"],
    extractProps: ({ options }) => ({ waiting: Boolean(options.waiting) }),
};

registry.category("fields").add("seitech_chat_ago", ago);
