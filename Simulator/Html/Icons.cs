namespace UserMacro.Simulator.Html;

/// <summary>Small drawings in the colour of the text around them.</summary>
internal static class Icons
{
    public static Markup Message(string kind) => kind switch
    {
        "tip" =>
            Draw("<circle cx=\"12\" cy=\"12\" r=\"9\" fill=\"currentColor\"/><path d=\"m8 12.4 2.7 2.7L16 9.6\" stroke=\"var(--message-surface)\" "
                + "stroke-width=\"2\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>"),
        "warning" =>
            Draw("<circle cx=\"12\" cy=\"12\" r=\"9\" fill=\"currentColor\"/><path d=\"m9 9 6 6m0-6-6 6\" stroke=\"var(--message-surface)\" "
                + "stroke-width=\"2\" stroke-linecap=\"round\"/>"),
        "note" =>
            Draw("<path d=\"M12 3.2 22 20.5H2z\" fill=\"currentColor\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-linejoin=\"round\"/><path d=\"M12 "
                + "9.6v4.6m0 2.9v.1\" stroke=\"var(--message-surface)\" stroke-width=\"2\" stroke-linecap=\"round\"/>"),
        _ => Draw(
            "<circle cx=\"12\" cy=\"12\" r=\"9\" fill=\"currentColor\"/><path d=\"M12 11.2v5M12 7.7v.1\" stroke=\"var(--message-surface)\" stroke-width=\"2\" "
            + "stroke-linecap=\"round\"/>"),
    };

    public static readonly Markup Page =
        Draw("<path d=\"M7 3.75h7L18.25 8v12.25H6.5V4.25z\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-linejoin=\"round\"/><path "
            + "d=\"M9.5 12h5.5m-5.5 3.5h5.5\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-linecap=\"round\"/>");
    public static readonly Markup Home =
        Draw("<path d=\"M4.5 11 12 4.5 19.5 11v8.5H14.5v-5h-5v5H4.5z\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-linejoin=\"round\"/>");
    public static readonly Markup Plug =
        Draw("<path d=\"M9 3.5v4.5m6-4.5v4.5M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0zM12 17v3.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" "
            + "stroke-linecap=\"round\" stroke-linejoin=\"round\"/>");
    public static readonly Markup Macro =
        Draw("<path d=\"M9 4.5c-2.5 0-3 1.3-3 3v1.5c0 1.7-.7 2.6-2.3 3 1.6.4 2.3 1.3 2.3 3v1.5c0 1.7.5 3 3 3m6-15c2.5 0 3 1.3 3 3v1.5c0 1.7.7 2.6 2.3 "
            + "3-1.6.4-2.3 1.3-2.3 3v1.5c0 1.7-.5 3-3 3\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-linecap=\"round\"/>");
    public static readonly Markup Moon =
        Draw("<path d=\"M19.5 14.6A8 8 0 0 1 9.4 4.5a8 8 0 1 0 10.1 10.1z\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" "
            + "stroke-linejoin=\"round\"/>");
    public static readonly Markup Pencil =
        Draw("<path d=\"m5 19 .9-3.9L16 5a2 2 0 0 1 3 3L8.9 18.1z\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-linejoin=\"round\"/>");
    public static readonly Markup Logo =
        Draw("<path d=\"M4 16.5c1.4-2.3 2.6-3.4 4.2-3.4 1.9 0 3.9 2.7 6.5 2.7 2 0 3.6-1.2 5.3-4.1M20 7.5c-1.4 2.3-2.6 3.4-4.2 3.4-1.9 0-3.9-2.7-6.5-2.7-2 "
            + "0-3.6 1.2-5.3 4.1\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.4\" stroke-linecap=\"round\"/>");

    static Markup Draw(string shapes) => new($"<svg class=\"icon\" viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" aria-hidden=\"true\">{shapes}</svg>");
}
