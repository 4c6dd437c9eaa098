namespace UserMacro.Grains.Persistence;

/// <summary>One stored record with an etag, as the classes behind the grains see it.</summary>
internal interface IRecord<T>
    where T : class, new()
{
    /// <summary>The value as last read or written by us; a fresh one when nothing is stored. Never a value whose write has not succeeded.</summary>
    T Value { get; }

    /// <summary>Replaces the stored value if nobody else has since it was read. Any exception means that the outcome is unknown.</summary>
    Task WriteAsync(T next);
}
