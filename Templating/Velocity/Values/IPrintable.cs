namespace UserMacro.Templating.Velocity.Values;

/// <summary>A value that says itself how a template prints it.</summary>
internal interface IPrintable
{
    /// <summary>What a reference to it writes.</summary>
    string Print();
}
