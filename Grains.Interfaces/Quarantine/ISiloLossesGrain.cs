namespace UserMacro.Grains.Interfaces.Quarantine;

/// <summary>
/// Tells front ends what the silo they are connected to knows of lost silos. Every silo has one of its own, so that no question waits for a
/// silo that is gone. Key: <see cref="Key"/>, under no tenant.
/// </summary>
[Alias("silo-losses")]
public interface ISiloLossesGrain : IGrainWithStringKey
{
    /// <summary>The key of all of them.</summary>
    const string Key = "app";

    /// <summary>How long ago a silo was lost last: declared dead without having said that it leaves. Null when none was in living memory.</summary>
    [Alias("since-last"), ResponseTimeout("00:00:02")]
    Task<TimeSpan?> SinceLast();
}
