namespace UserMacro.Storage.Conformance;

/// <summary>What one record should hold, by the rules of grain storage.</summary>
internal sealed class RecordModel(bool deletesOnClear, bool refusesEtagOfNothing)
{
    bool _everWritten;

    /// <summary>The etag to send next; null when nothing is stored.</summary>
    public string? Etag { get; private set; }

    /// <summary>An etag that was valid once and no longer is.</summary>
    public string? Previous { get; private set; }

    /// <summary>What was written last; null when nothing or cleared.</summary>
    public int? Value { get; private set; }

    public bool Accepts(string? etag) => etag == Etag || (!_everWritten && !refusesEtagOfNothing);

    /// <summary>False when the new etag breaks the rules.</summary>
    public bool Write(int value, string? etag)
    {
        var valid = !string.IsNullOrEmpty(etag) && etag != Etag && etag != Previous;
        Renew(etag);
        (Value, _everWritten) = (value, true);
        return valid;
    }

    /// <summary>False when the new etag breaks the rules.</summary>
    public bool Clear(string? etag)
    {
        // What was never there leaves nothing behind in either mode.
        var valid = deletesOnClear || Etag is null ? etag is null : !string.IsNullOrEmpty(etag) && etag != Etag;
        Renew(etag);
        (Value, _everWritten) = (null, true);
        return valid;
    }

    void Renew(string? etag)
    {
        Previous = Etag ?? Previous;
        Etag = etag;
    }
}
