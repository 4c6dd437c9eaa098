namespace UserMacro.Templating.Velocity.Values;

/// <summary>What a stretch of text is, if the template's author did not write it.</summary>
internal enum SegmentKind : byte
{
    /// <summary>A value: escaped for the place where it is written.</summary>
    Value,

    /// <summary>The body of the macro: markup between tags, a value anywhere else.</summary>
    Body,

    /// <summary>A value that the template has had escaped for HTML already.</summary>
    Escaped,
}
