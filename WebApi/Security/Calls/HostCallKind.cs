namespace UserMacro.WebApi.Security.Calls;

/// <summary>Which calls an address takes (docs/reference/http-and-headers.md#which-address-takes-which-token).</summary>
internal enum HostCallKind
{
    /// <summary>The host asks for a page, or a browser that it sends; from an enabled installation.</summary>
    Page,

    /// <summary>The host tells of the installation itself, which may be switched off.</summary>
    Lifecycle,

    /// <summary>The host posts a form.</summary>
    Form,

    /// <summary>A page of ours calls, from the viewer's browser, with what the host gave it.</summary>
    OwnPage,
}
