using UserMacro.Silo.Hosting;

if (TrialHost.IsMeant(args))
{
    return await TrialHost.RunAsync();
}

return await HostRunner.RunAsync(() =>
{
    var builder = ServiceBuilder.Create(args);
    builder.AddUserMacroSilo();
    builder.Services.AddHealthChecks().AddCheck<StoppingCheck>("stopping").AddCheck<SiloReadiness>("silo");
    var app = builder.Build();
    app.MapSiloHealth();
    return app;
});
