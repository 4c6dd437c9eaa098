using Orleans.Concurrency;

namespace UserMacro.Grains.Interfaces.Outbox;

/// <summary>One of the 16 outbox records of the system: which grains are about to store a change that other records must be told of.
/// Key: <see cref="Keys.GrainKeys.Outbox(GrainId)"/>; it is under no tenant.</summary>
[Alias("outbox")]
public interface IOutboxGrain : IGrainWithStringKey
{
    /// <summary>Stores the intent of a change, before the change itself is stored; concurrent ones in one write. Has no effect besides when it is called again.</summary>
    /// <param name="source">The grain, an <see cref="IOutboxSource"/>.</param>
    /// <param name="number">The number that its state has reached once the change is stored.</param>
    [Alias("announce"), AlwaysInterleave, ResponseTimeout(RepeatableAttribute.Patience)]
    Task Announce(GrainId source, long number);

    /// <summary>Says that all changes of a grain up to a number are told. It is stored with the next intent.</summary>
    [Alias("complete"), AlwaysInterleave, ResponseTimeout(RepeatableAttribute.Patience)]
    Task Complete(GrainId source, long number);

    /// <summary>Sees that the record is watched: what a silo that is gone has left open is settled from here on.</summary>
    [Alias("watch"), AlwaysInterleave, ResponseTimeout(RepeatableAttribute.Patience)]
    Task Watch();
}
