namespace UserMacro.WebApi.Render.Frames;

/// <summary>Elements of the host's storage format that a template wrote; a browser knows none of them.</summary>
internal static class HostElements
{
    /// <summary>Whether output holds some; the frame has the host convert them.</summary>
    public static bool AreIn(string markup) => markup.Contains("<ac:", StringComparison.OrdinalIgnoreCase);
}
