"""各列. The columns of a Daftar RT, in the words of other offices too."""

from shequ_core.ledgers import KEY, PHONES, CellKind, LedgerColumn

COLUMNS = (
    LedgerColumn(
        key="rw",
        title="RW",
        cell=CellKind.LABEL,
        aliases=("No. RW", "Nomor RW", "Rukun Warga"),
    ),
    LedgerColumn(
        key="rt",
        title="RT",
        cell=CellKind.LABEL,
        aliases=("No. RT", "Nomor RT", "Rukun Tetangga"),
    ),
    LedgerColumn(
        key="leader",
        title="Ketua RT",
        aliases=("Nama Ketua RT", "Nama Ketua", "Ketua"),
        personal=True,
        width=20,
    ),
    LedgerColumn(
        key="nik",
        title="NIK Ketua RT",
        cell=CellKind.LABEL,
        aliases=("NIK", "NIK Ketua", "No. KTP"),
        personal=True,
        width=18,
    ),
    LedgerColumn(
        key="phones",
        title="Telepon",
        cell=CellKind.PHONES,
        aliases=("No. Telepon", "No. HP", "Nomor HP", "Kontak"),
        personal=True,
        width=PHONES.width,
    ),
    LedgerColumn(
        key="since",
        title="Mulai Menjabat",
        cell=CellKind.DAY,
        aliases=("Tanggal Pelantikan", "Tanggal SK", "TMT"),
    ),
    LedgerColumn(
        key="households",
        title="Jumlah KK",
        cell=CellKind.COUNT,
        aliases=("KK", "Jml KK", "Jumlah Kepala Keluarga"),
    ),
    LedgerColumn(
        key="residents",
        title="Jumlah Jiwa",
        cell=CellKind.COUNT,
        aliases=("Jiwa", "Jml Jiwa", "Jumlah Penduduk"),
    ),
    LedgerColumn(key="note", title="Keterangan", aliases=("Ket", "Catatan")),
    KEY,
)
