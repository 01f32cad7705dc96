import { computeM2OProps } from "@web/views/fields/many2one/many2one";
import { registry } from "@web/core/registry";
import { Many2OneAvatarField, many2OneAvatarField } from "@web/views/fields/many2one_avatar/many2one_avatar_field";

/** Who answers. A choice counts at once: nobody presses "save" in a conversation. */
export class AssignedField extends Many2OneAvatarField {
    get m2oProps() {
        const { record, name } = this.props;
        return {
            ...computeM2OProps(this.props),
            update: (value) => record.update({ [name]: value }, { save: true }),
        };
    }
}

registry.category("fields").add("seitech_chat_assigned", { ...many2OneAvatarField, component: AssignedField });
