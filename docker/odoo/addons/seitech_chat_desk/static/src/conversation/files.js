import { useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { checkFileSize } from "@web/core/utils/files";
import { useService } from "@web/core/utils/hooks";

const ROUTE = "/web/binary/upload_attachment";
let nextKey = 1;

/**
 * The files that go out with the next answer. Each is uploaded as soon as it is chosen, and belongs to nothing until the
 * answer takes it.
 */
export function useFiles() {
    const uploads = useService("file_upload");
    const notification = useService("notification");
    const files = useState([]);

    async function add(list) {
        for (const file of list) {
            if (checkFileSize(file.size, notification)) {
                files.push({ key: nextKey++, file, name: file.name || _t("picture.png"), id: false, progress: 0, error: false });
                upload(files.at(-1));
            }
        }
    }

    async function upload(entry) {
        entry.error = false;
        const started = await uploads.upload(ROUTE, [named(entry)], {
            displayErrorNotification: false,
            buildFormData(form) {
                form.append("model", "seitech.chat.message");
                form.append("id", 0);
            },
        });
        entry.abort = () => started.xhr.abort();
        started.xhr.upload.addEventListener("progress", (event) => (entry.progress = event.loaded / event.total));
        started.xhr.addEventListener("loadend", () => finish(entry, started.xhr));
    }

    function finish(entry, xhr) {
        const [answer] = xhr.status === 200 ? JSON.parse(xhr.responseText) : [];
        entry.id = answer?.id || false;
        entry.error = answer?.id ? false : answer?.error || _t("Not uploaded");
    }

    function remove(entry) {
        if (!entry.id) {
            entry.abort?.();
        }
        files.splice(files.findIndex((other) => other.key === entry.key), 1);
    }

    return {
        list: files,
        add,
        remove,
        retry: upload,
        get ready() {
            return files.every((entry) => entry.id);
        },
        take: () => files.splice(0).map(({ id, name }) => ({ id, name })),
    };
}

/** A pasted picture may come without a name. */
function named({ file, name }) {
    return file.name ? file : new File([file], name, { type: file.type });
}
