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

/// <summary>A record that must be read before its value is used.</summary>
internal interface ILazyRecord<T> : IRecord<T>
    where T : class, new()
{
    /// <summary>Reads the record unless that has been done; calls that overlap share one read.</summary>
    Task LoadAsync();
}
