namespace UserMacro.Simulator.Statics;

/// <summary>What the app said to a static macro.</summary>
/// <param name="Storage">A storage-format fragment, or empty.</param>
/// <param name="Error">Why there is none, in words for the reader of the page; null on success.</param>
internal sealed record StaticAnswer(string Storage, string? Error)
{
    public static StaticAnswer Failed(string error) => new("", error);
}
