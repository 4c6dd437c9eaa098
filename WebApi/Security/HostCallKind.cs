namespace UserMacro.WebApi.Security;

/// <summary>Which token an address asks for (docs/reference/http-and-headers.md#which-address-takes-which-token).</summary>
internal enum HostCallKind
{
    /// <summary>A request that Confluence signed, with a query hash; from an enabled installation.</summary>
    Page,

    /// <summary>A signed message about the installation itself, which may be switched off.</summary>
    Lifecycle,

    /// <summary>A signed request whose form is covered by the query hash.</summary>
    Form,

    /// <summary>A token that a page of ours got from Confluence in the viewer's browser.</summary>
    OwnPage,
}
