import { Component } from "@odoo/owl";

/** An answer on its way, or one that the server has refused. */
export class Pending extends Component {
    static template = "seitech_chat_desk.Pending";
    static props = { entry: Object, retry: Function, discard: Function };
}
