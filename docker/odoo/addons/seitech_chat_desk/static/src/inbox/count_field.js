import { Component } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

/** A number that is only worth mentioning when it is not zero. */
export class CountField extends Component {
    static template = "seitech_chat_desk.CountField";
    static props = { ...standardFieldProps };
}

registry.category("fields").add("seitech_chat_count", { component: CountField, supportedTypes: ["integer"] });
