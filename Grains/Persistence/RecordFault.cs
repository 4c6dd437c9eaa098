using UserMacro.Grains.Interfaces.Records;

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

    /// <summary>Its key is of another region than this deployment.</summary>
    ForeignRegion,
}

internal static class RecordFaultExtensions
{
    public static RecordRefusedException ToException(this RecordFault fault, GrainId grain, string state)
    {
        var why = fault switch
        {
            RecordFault.PutBack => "it is older than one that was stored before.",
            RecordFault.Missing => "its row was deleted outside of the service.",
            _ => "it was altered outside of the service.",
        };
        return new($"State '{state}' of grain '{grain}' is refused: {why}");
    }
}
