namespace UserMacro.Markup.Probe;

/// <summary>A way to nest markup.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Begin">The text before.</param>
/// <param name="Piece">What is repeated; a hash stands for the number of the repetition.</param>
/// <param name="Middle">What is inside all.</param>
/// <param name="End">What ends each piece.</param>
sealed record Construct(string Name, string Begin, string Piece, string Middle, string End)
{
    /// <summary>What a body may have, in characters.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>The text after.</summary>
    public string After { get; init; } = "";

    /// <summary>Of a style sheet, what it is for.</summary>
    public string Markup { get; init; } = "";

    /// <summary>Whether it is one of very many that are alike.</summary>
    public bool IsMixed { get; init; }

    /// <summary>How often the piece fits into the longest body.</summary>
    public int MaxTimes =>
        (MaxLength - Begin.Length - Middle.Length - After.Length)
        / (Piece.Length + End.Length + (Piece.Contains('#', StringComparison.Ordinal) ? 5 : 0));

    public string Repeat(int times) => string.Concat(Begin, Constructs.Repeat(Piece, times), Middle, Constructs.Repeat(End, times), After);
}
