import { onMounted } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { KanbanController } from "@web/views/kanban/kanban_controller";
import { listView } from "@web/views/list/list_view";
import { ListController } from "@web/views/list/list_controller";
import { useRefreshOnChange } from "../live/live_hook";

/** Loads again what has changed, unless the agent is just choosing or changing rows or dragging a card: these would slip away from him. */
function useLiveInbox(controller) {
    useRefreshOnChange(async () => {
        const { root } = controller.model;
        const busy = root.editedRecord || root.selection?.length || document.querySelector(".o_dragged");
        if (!busy) {
            // Of what is searched for by now: what the model shows may be of before, and would win over a search under way.
            const { context, domain, groupBy } = controller.env.searchModel;
            const early = focusedPlace(root);
            await controller.model.load({ context, domain, groupBy });
            // The old rows still stand, and the keyboard may have come to them during the load.
            const place = focusedPlace(root) ?? early;
            if (place) {
                // The rows are drawn in a frame that is asked for in the next one.
                await nextFrame();
                await nextFrame();
                focusAgain(controller.model, place);
            }
        }
    });
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Where the keyboard stands in the list: rows are made anew by a load, and would lose it. */
function focusedPlace(root) {
    const focused = document.activeElement;
    const row = focused?.closest(".o_seitech_inbox [data-id]");
    const record = row && root.records?.find(({ id }) => id === row.dataset.id);
    return record && { resId: record.resId, cell: [...row.children].indexOf(focused.closest("td")), inside: focused.localName };
}

function focusAgain({ root }, { resId, cell, inside }) {
    const record = root.records?.find((one) => one.resId === resId);
    const row = record && document.querySelector(`.o_seitech_inbox [data-id="${record.id}"]`);
    if (row && document.activeElement === document.body) {
        const place = row.children[cell] ?? row;
        (place.querySelector(inside) ?? place).focus();
    }
}

class InboxListController extends ListController {
    setup() {
        super.setup();
        useLiveInbox(this);
    }
}

class InboxKanbanController extends KanbanController {
    setup() {
        super.setup();
        useLiveInbox(this);
        onMounted(() => this.unfoldUnassigned());
    }

    /** Odoo folds the group without a value. Here it is the one to look at. */
    async unfoldUnassigned() {
        await this.model.whenReady;
        const { groups } = this.model.root;
        await groups?.find((group) => group.groupByField.name === "desk_assigned_id" && !group.value && group.isFolded)?.toggle();
    }
}

registry.category("views").add("seitech_chat_inbox_list", { ...listView, Controller: InboxListController });
registry.category("views").add("seitech_chat_inbox_kanban", { ...kanbanView, Controller: InboxKanbanController });
