namespace UserMacro.Simulator.Pages;

/// <summary>A published page, or why it was not and with which status to say so.</summary>
internal sealed record PageResult(Page? Page, int Status, string? Error)
{
    public static PageResult Failed(int status, string error) => new(Page: null, status, error);
}
