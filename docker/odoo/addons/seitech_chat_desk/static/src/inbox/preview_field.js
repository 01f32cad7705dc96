import { Component } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

/** What was said last, marked when it was an answer. */
export class PreviewField extends Component {
    static template = "seitech_chat_desk.PreviewField";
    static props = { ...standardFieldProps };
}

registry.category("fields").add("seitech_chat_preview", {
    component: PreviewField,
    supportedTypes: ["char"],
    fieldDependencies: [{ name: "desk_last_from_visitor", type: "boolean" }],
});
