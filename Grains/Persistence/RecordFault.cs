namespace UserMacro.Grains.Persistence;

/// <summary>Why a stored record is refused.</summary>
internal enum RecordFault
{
    /// <summary>It is not what was stored in this place: altered, cut, moved, of another tenant, or not encrypted.</summary>
    Altered,

    /// <summary>An older version was put back.</summary>
    PutBack,

    /// <summary>Its row is gone, and nobody of the service deleted it.</summary>
    Missing,
}
