using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.DeadlyHost;
using UserMacro.Silo.Hosting;
using UserMacro.Templating.Abstractions;
using UserMacro.WebApi;
using UserMacro.WebApi.Hosting;

var compiler = new DeadlyCompiler();
if (TrialHost.IsMeant(args))
{
    return await TrialHost.RunAsync(compiler);
}

return string.Equals(Environment.GetEnvironmentVariable("DEADLY_HOST"), "Silo", StringComparison.Ordinal)
    ? await HostRunner.RunAsync(BuildSilo)
    : await HostRunner.RunAsync(BuildWebApi, app => app.ServeAsync());

WebApplication BuildWebApi()
{
    var builder = ServiceBuilder.Create(args);
    builder.Services.AddSingleton<ITemplateCompiler>(compiler);
    return builder.AddListenAddress().AddWebApi().Build().UseWebApi();
}

WebApplication BuildSilo()
{
    var builder = ServiceBuilder.Create(args);
    builder.Services.AddSingleton<ITemplateCompiler>(compiler);
    builder.AddUserMacroSilo();
    builder.Services.AddHealthChecks().AddCheck<StoppingCheck>("stopping").AddCheck<SiloReadiness>("silo");
    var app = builder.Build();
    app.MapSiloHealth();
    return app;
}
