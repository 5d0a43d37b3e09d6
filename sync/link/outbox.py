"""The outbox: changes on their way out, sealed, in parcels that a hub takes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sync import Change, Replica
from sync.link.inbox import SIGNED
from sync.link.keys import earlier
from sync.link.link import Link
from sync.seal import Envelope, SealError, head_text, seal_change
from sync.wire import MOST_BYTES, MOST_CHANGES

AROUND = 200  # bytes of an envelope's JSON beside the blob, at most
ROOM = 4 * 1024  # bytes of a request that are left free: a signature may add to a sealed change


class Outbox:
    """Seals changes of any device: this one's own, and those of others that are passed on."""

    def __init__(self, replica: Replica, link: Link) -> None:
        self.refused: list[str] = []
        self._replica = replica
        self._link = link
        self._keys = {key.id: key for key in link.keys(replica.secret)}  # those of before, too

    def parcels(
        self,
        changes: Iterable[Change],
        most_changes: int = MOST_CHANGES,
        most_bytes: int = MOST_BYTES - ROOM,
    ) -> Iterator[Sequence[Envelope]]:
        """Sealed changes, by the number and bytes that one request may have, in the same order.

        The last of this device's own in a parcel is signed, under each of its ids. One that is too
        large to travel is left out, and named in `refused`.
        """
        parcel: list[Envelope] = []
        size, own = 0, dict[str, tuple[int, Change]]()
        for change in changes:
            envelope = self._sealed(change)
            if envelope is None:
                continue
            length = len(envelope.blob) + AROUND
            if parcel and (len(parcel) == most_changes or size + length > most_bytes):
                yield self._signed(parcel, own)
                parcel, size, own = [], 0, {}
            if change.device in self._keys:
                own[change.device] = len(parcel), change
            parcel.append(envelope)
            size += length
        if parcel:
            yield self._signed(parcel, own)

    def _sealed(self, change: Change) -> Envelope | None:
        document = change.document()
        try:
            return seal_change(
                document, earlier(self._link.keyring, document), self._signature(change)
            )
        except SealError as error:
            self.refused.append(str(error))
            return None

    def _signature(self, change: Change) -> str:
        """What its device signed, where that is known of this very change."""
        known = self._replica.local(SIGNED).get(change.device, {})
        right = (
            known.get("number") == change.number
            and known.get("fingerprint") == change.fingerprint()
        )
        return str(known["signature"]) if right else ""

    def _signed(
        self, parcel: list[Envelope], own: Mapping[str, tuple[int, Change]]
    ) -> Sequence[Envelope]:
        for device, (place, change) in own.items():
            text = head_text(self._link.household, device, change.number, change.fingerprint())
            document = change.document()
            signature = self._keys[device].sign(text)
            parcel[place] = seal_change(document, earlier(self._link.keyring, document), signature)
        return parcel
