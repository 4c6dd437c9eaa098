using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Api.Description;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Calls;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Hosts;

/// <summary>The service with a second kind of host, whose callers prove themselves by a header that says nothing but that they are its.</summary>
public sealed class SecondHostApp : WebApiApp
{
    public const string Header = "X-Second-Host";
    public const string BridgeUrl = "https://bridge.second.test/bridge.js";

    const string Kind = "second";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IHostCalls, Calls>().AddSingleton(new HostPage
        {
            Kind = Kind, Endpoints = "/second", BridgeUrl = BridgeUrl, FrameScript = "frame.js", AdminSources = "src/host/second",
        }).AddSingleton(new TokenScheme("secondToken", "The second host's.")));
    }

    sealed class Calls : IHostCalls
    {
        public string Kind => SecondHostApp.Kind;

        public bool Recognizes(HttpRequest request) => request.Headers.ContainsKey(Header);

        public ValueTask<HostCaller?> VerifyAsync(HttpContext context, HostCallKind kind)
        {
            if (!Recognizes(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return new((HostCaller?)null);
            }

            context.Features.Set<HostInput>(new Input());
            var access = new TenantAccess(new(Kind, "site", "proof"))
            {
                Tenant = TenantId.FromRandom(new byte[16]), State = InstallationState.Enabled, BaseUrl = "https://second.test/wiki", TicketKey = new byte[32],
            };
            return new(new HostCaller(access, "viewer", new CallContext { IsOfMacroOrContent = false }, DateTimeOffset.UnixEpoch));
        }
    }
    sealed class Input : HostInput
    {
        public override MacroUse ReadUse(string moduleKey, HostCaller caller) => new()
        {
            IsGeneric = false, Key = moduleKey, Parameters = [], Page = new(), OutputType = "display", MacroId = "",
        };
    }
}
