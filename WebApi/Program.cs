using UserMacro.Silo.Hosting;
using UserMacro.WebApi;
using UserMacro.WebApi.Hosting;

if (TrialHost.IsMeant(args))
{
    return await TrialHost.RunAsync();
}

return await HostRunner.RunAsync(
    () => ServiceBuilder.Create(args).AddListenAddress().AddWebApi().Build().UseWebApi(),
    app => app.ServeAsync());
