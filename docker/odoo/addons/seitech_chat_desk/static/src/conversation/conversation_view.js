import { registry } from "@web/core/registry";
import { FormController } from "@web/views/form/form_controller";
import { formView } from "@web/views/form/form_view";
import { useRefreshOnChange } from "../live/live_hook";

/** The page of one conversation. Its state, who answers and who waits change by themselves. */
class ConversationController extends FormController {
    setup() {
        super.setup();
        useRefreshOnChange(
            async () => {
                if (!(await this.model.root.isDirty())) {
                    await this.model.root.load();
                }
            },
            (change) => change.event !== "read" && change.channel_id === this.model.root.resId
        );
    }
}

registry.category("views").add("seitech_chat_conversation", { ...formView, Controller: ConversationController });
