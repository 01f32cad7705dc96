/** Whoever drums on the keyboard is heard once in so many ms. */
const PAUSE = 3000;
let context;
let last = -Infinity;

/** Two short notes. Browsers forbid them to a page that nobody has touched yet. */
export function playSound() {
    const untouched = navigator.userActivation && !navigator.userActivation.hasBeenActive;
    if (untouched || performance.now() - last < PAUSE) {
        return;
    }
    last = performance.now();
    try {
        context ??= new AudioContext();
        [880, 1175].forEach((frequency, index) => note(frequency, context.currentTime + index * 0.12));
    } catch {
        // No sound device: the notification is seen all the same.
    }
}

function note(frequency, at) {
    const volume = context.createGain();
    volume.gain.setValueAtTime(0.15, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.35);
    volume.connect(context.destination);
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(volume);
    tone.start(at);
    tone.stop(at + 0.4);
}
