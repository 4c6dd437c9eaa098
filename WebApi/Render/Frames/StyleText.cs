namespace UserMacro.WebApi.Render.Frames;

/// <summary>Style sheets inside a page.</summary>
internal static class StyleText
{
    /// <summary>The same style sheet without any text that could end its element: in CSS, <c>\/</c> is a slash.</summary>
    public static string Enclose(string styles) => styles.Replace("</", @"<\/", StringComparison.Ordinal).Replace("<!--", @"<\!--", StringComparison.Ordinal);
}
