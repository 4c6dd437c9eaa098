namespace UserMacro.Grains.Tests.Macros.Administrators;

/// <summary>One operation of one administrator, who knows the draft only as last read.</summary>
/// <param name="Who">Which of the three administrators.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Choice">Which content or revision.</param>
internal sealed record Operation(int Who, OperationKind Kind, int Choice)
{
    /// <summary>Few, so that the same content comes again.</summary>
    const int Contents = 4;

    public string Content => $"content {Choice % Contents}";

    public int Revision => Choice;
}
